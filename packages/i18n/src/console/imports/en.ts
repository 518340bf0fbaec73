import { en as rows } from '../../imports/en.ts'

export const en = {
  ...rows,
  'event.importStarted': 'Import started',
  'event.importPaused': 'Import paused',
  'event.importResumed': 'Import resumed',
  'event.importFinished': 'Import finished',
  'event.importCancelled': 'Import cancelled',
} as const
