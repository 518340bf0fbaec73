import { zoneName } from '@ekyc/i18n'
import type { ConsoleLanguage } from '@ekyc/i18n/console'
import { viewerZone } from './time.ts'

/** "Singapore time", as people call the zone. */
export const nameOfZone = (zone: string, language: ConsoleLanguage) => zoneName(new Date(), language, zone)

/** The name of the zone in which the console shows times. */
export const viewerZoneName = (language: ConsoleLanguage) => nameOfZone(viewerZone(), language)
