import { alarmsRouter } from './alarms/router.ts'
import { comparePhotosRouter } from './compare-photos/router.ts'
import { evidenceRouter } from './evidence/router.ts'
import { importsRouter } from './imports/router.ts'
import { messagesRouter } from './messages/router.ts'
import { overviewRouter } from './overview/router.ts'
import { playbookRouter } from './playbook/router.ts'
import { profilesRouter } from './profiles/router.ts'
import { settingsRouter } from './settings/router.ts'
import { systemRouter } from './system/router.ts'
import { teamRouter } from './team/router.ts'
import { router } from './trpc.ts'
import { verificationsRouter } from './verifications/router.ts'
import { viewsRouter } from './views/router.ts'

export const appRouter = router({
  overview: overviewRouter,
  verifications: verificationsRouter,
  views: viewsRouter,
  comparePhotos: comparePhotosRouter,
  evidence: evidenceRouter,
  messages: messagesRouter,
  imports: importsRouter,
  profiles: profilesRouter,
  playbook: playbookRouter,
  team: teamRouter,
  settings: settingsRouter,
  system: systemRouter,
  alarms: alarmsRouter,
})

export type AppRouter = typeof appRouter
