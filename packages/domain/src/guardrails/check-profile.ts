import type { Country } from '../countries.ts'
import { fields, limits } from '../limits.ts'
import { isLinkFree } from '../message-links.ts'
import { type NamedSettings, type ProfileSettings, profileSettingsSchema } from '../profile-settings.ts'
import { checkConfig } from './check-config.ts'
import { error, type Finding, warning } from './finding.ts'
import { refusals } from './refusals.ts'

const LONG_LINK_HOURS = 30 * 24
const MANY_SESSIONS = 5

/**
 * What keeps a version of a profile from being saved (error) and what a merchant may not want of it (warning), in words.
 * `country` is the merchant's.
 */
export function checkProfile(profile: NamedSettings, country: Country | null = null): Finding[] {
  const { name, ...settings } = profile
  const parsed = profileSettingsSchema.safeParse(settings)
  const ours = (parsed.error?.issues ?? []).filter(({ path }) => path[0] !== 'config')
  return [
    ...error('name', !fields.profileName.safeParse(name).success, 'name', { max: limits.profileName }),
    ...checkConfig(settings.config),
    ...(ours.length > 0 ? refusals(ours) : [...linkWarnings(settings), ...countryWarnings(settings, country)]),
  ]
}

function linkWarnings({ linkHours, sessionLimit, handling }: ProfileSettings): Finding[] {
  const { channels, reminders } = handling
  const unsent = channels.email === 'off' && channels.sms === 'off'
  const { firstAfterHours, everyHours, atMost } = reminders
  const intime = Math.ceil((linkHours - firstAfterHours) / everyHours)
  const reminds = reminders.on && !unsent
  return [
    ...warning('linkHours', linkHours > LONG_LINK_HOURS, 'longLink'),
    ...warning('sessionLimit', sessionLimit > MANY_SESSIONS, 'manySessions', { n: sessionLimit }),
    ...warning('handling.channels', unsent && !channels.copy && !channels.qr && !channels.share, 'noWayOut'),
    ...warning('handling.channels.share', channels.share, 'shareUntraced'),
    ...warning('handling.reminders.on', reminders.on && unsent, 'remindersUnsent'),
    ...warning('handling.reminders.firstAfterHours', reminds && intime <= 0, 'reminderTooLate', { hours: linkHours }),
    ...warning('handling.reminders.atMost', reminds && intime > 0 && intime < atMost, 'remindersCut', {
      hours: linkHours,
      n: intime,
      atMost,
    }),
  ]
}

function countryWarnings({ handling }: ProfileSettings, country: Country | null): Finding[] {
  if (!isLinkFree(country)) return []
  return (['email', 'sms'] as const).flatMap((channel) =>
    warning(`handling.channels.${channel}`, handling.channels[channel] === 'link', `link${country}`),
  )
}
