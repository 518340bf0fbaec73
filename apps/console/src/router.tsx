import { can, type Permission } from '@ekyc/domain'
import type { ConsoleRoom } from '@ekyc/i18n/console'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  redirect,
} from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { onSignedOut, queryClient } from './api.ts'
import { parseMessagesSearch } from './features/messages/search.ts'
import { parsePlaybookSearch } from './features/playbook/search.ts'
import { parseWordingSearch } from './features/settings/wording/search.ts'
import { parseListSearch } from './features/verifications/list/search.ts'
import { parseNewSearch } from './features/verifications/new/search.ts'
import { isSignedOut, ServerGone } from './lib/failure.ts'
import { withWords } from './lib/language.tsx'
import { meQuery } from './session/me.ts'
import { Broken, Loading, NotAllowed, NotFound } from './shell/route-states.tsx'
import { Shell } from './shell/shell.tsx'

/**
 * A page that is fetched when somebody goes there, with the words of the rooms that it shows. A file that is gone from a server that answers means a newer
 * version: the router loads the page anew. Without a server that would only empty the window.
 */
function page<Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
  ...rooms: ConsoleRoom[]
) {
  const loadAll = withWords(load, ...rooms)
  const loadOrSay = () =>
    loadAll().catch(async (error) => {
      await fetch('/healthz').catch(() => {
        throw new ServerGone()
      })
      throw error
    })
  return lazyRouteComponent(loadOrSay, name)
}

const root = createRootRoute({ errorComponent: Broken, notFoundComponent: NotFound })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { to?: string } => ({ to: ownPath(search.to) }),
  component: page(() => import('./features/team/sign-in-page.tsx'), 'SignInPage'),
})

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup/$token',
  component: page(() => import('./features/team/set-up-page.tsx'), 'SetUpPage', 'team'),
})

const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite/$token',
  component: page(() => import('./features/team/invite-page.tsx'), 'InvitePage', 'team'),
})

/** Everything that needs somebody signed in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  async beforeLoad({ location }) {
    try {
      await queryClient.ensureQueryData(meQuery)
    } catch (error) {
      if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: { to: ownPath(location.href) } })
      throw error
    }
  },
})

const welcome = createRoute({
  getParentRoute: () => signedIn,
  path: '/welcome',
  component: page(() => import('./features/system/welcome-page.tsx'), 'WelcomePage', 'system', 'settings'),
})

const inside = createRoute({ getParentRoute: () => signedIn, id: 'inside', component: Shell })

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  async beforeLoad() {
    const { role } = await queryClient.ensureQueryData(meQuery)
    throw redirect(
      role === 'compliance' ? { to: '/verifications', search: { tab: 'needsReview' } } : { to: '/overview' },
    )
  },
})

const overview = createRoute({
  getParentRoute: () => inside,
  path: '/overview',
  component: page(() => import('./features/overview/overview-page.tsx'), 'OverviewPage', 'overview'),
})

const verifications = createRoute({
  getParentRoute: () => inside,
  path: '/verifications',
  validateSearch: parseListSearch,
  component: page(() => import('./features/verifications/list/list-page.tsx'), 'ListPage'),
})

const newVerification = createRoute({
  getParentRoute: () => inside,
  path: '/verifications/new',
  validateSearch: parseNewSearch,
  component: page(
    () => import('./features/verifications/new/new-page.tsx'),
    'NewPage',
    'verification',
    'compare-photos',
    'messages',
  ),
})

const verification = createRoute({
  getParentRoute: () => inside,
  path: '/verifications/$id',
  component: page(
    () => import('./features/verifications/view/view-page.tsx'),
    'ViewPage',
    'verification',
    'compare-photos',
    'events',
    'messages',
  ),
})

const messages = createRoute({
  getParentRoute: () => inside,
  path: '/messages',
  validateSearch: parseMessagesSearch,
  component: page(() => import('./features/messages/messages-page.tsx'), 'MessagesPage', 'messages'),
})

const profiles = createRoute({
  getParentRoute: () => inside,
  path: '/profiles',
  component: page(() => import('./features/profiles/profiles-page.tsx'), 'ProfilesPage', 'profiles', 'verification'),
})

const profile = createRoute({
  getParentRoute: () => inside,
  path: '/profiles/$id',
  component: page(
    () => import('./features/profiles/profile-page.tsx'),
    'ProfilePage',
    'profiles',
    'verification',
    'settings',
  ),
})

const imports = createRoute({
  getParentRoute: () => inside,
  path: '/imports',
  component: page(() => import('./features/imports/imports-page.tsx'), 'ImportsPage', 'imports'),
})

const importOfFile = createRoute({
  getParentRoute: () => inside,
  path: '/imports/$id',
  component: page(
    () => import('./features/imports/import-page.tsx'),
    'ImportPage',
    'imports',
    'messages',
    'verification',
    'compare-photos',
  ),
})

const playbook = createRoute({
  getParentRoute: () => inside,
  path: '/playbook',
  validateSearch: parsePlaybookSearch,
  component: page(() => import('./features/playbook/playbook-page.tsx'), 'PlaybookPage', 'playbook'),
})

/** A page of the menu for those whose role may read it. */
const only = (needs: Permission) => ({
  notFoundComponent: NotAllowed,
  async beforeLoad() {
    if (!can((await queryClient.ensureQueryData(meQuery)).role, needs)) throw notFound()
  },
})

const team = createRoute({
  getParentRoute: () => inside,
  path: '/team',
  ...only('team.read'),
  component: page(() => import('./features/team/team-page.tsx'), 'TeamPage', 'team'),
})

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  ...only('settings.manage'),
  component: page(() => import('./features/settings/settings-page.tsx'), 'SettingsPage', 'settings'),
})

const settingsPages = [
  createRoute({
    getParentRoute: () => settings,
    path: '/',
    beforeLoad() {
      throw redirect({ to: '/settings/brand' })
    },
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/brand',
    component: page(() => import('./features/settings/brand-page.tsx'), 'BrandPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/time',
    component: page(() => import('./features/settings/time-page.tsx'), 'TimePage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/languages',
    component: page(() => import('./features/settings/languages-page.tsx'), 'LanguagesPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/emails',
    validateSearch: parseWordingSearch,
    component: page(() => import('./features/settings/emails-page.tsx'), 'EmailsPage', 'messages'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/sms',
    validateSearch: parseWordingSearch,
    component: page(() => import('./features/settings/sms-page.tsx'), 'SmsPage', 'messages'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/access',
    component: page(() => import('./features/settings/access-page.tsx'), 'AccessPage'),
  }),
] as const

const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: page(() => import('./features/team/account-page.tsx'), 'AccountPage', 'team'),
})

const system = createRoute({
  getParentRoute: () => inside,
  path: '/system',
  ...only('system.details'),
  component: page(() => import('./features/system/system-page.tsx'), 'SystemPage', 'system', 'events', 'overview'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    setUp,
    invite,
    signedIn.addChildren([
      welcome,
      inside.addChildren([
        home,
        overview,
        verifications,
        newVerification,
        verification,
        messages,
        profiles,
        profile,
        imports,
        importOfFile,
        playbook,
        team,
        settings.addChildren(settingsPages),
        account,
        system,
      ]),
    ]),
  ]),
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

onSignedOut(() => {
  queryClient.clear()
  void router.navigate({ to: '/sign-in', search: { to: ownPath(router.state.location.href) } })
})

/** A path of this console to go back to; an address of somebody else's is dropped. */
function ownPath(value: unknown): string | undefined {
  const own = typeof value === 'string' && value.startsWith('/') && !/^\/[/\\]/.test(value)
  return own && value !== '/' && !value.startsWith('/sign-in') ? value : undefined
}
