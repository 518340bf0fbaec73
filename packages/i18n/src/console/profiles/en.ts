export const en = {
  'event.profileCreated': 'Profile made',
  'event.profileSaved': 'Profile changed',
  'event.profileArchived': 'Profile archived',
  'event.profileRestored': 'Profile restored',
  'event.profileMadeDefault': 'Made the default profile',
} as const
