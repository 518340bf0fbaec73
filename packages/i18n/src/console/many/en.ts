export const en = {
  'event.exported': 'Verifications exported',
  'event.memberUnitChanged': 'Unit of a member changed',
  'event.viewSaved': 'View saved',
  'event.viewChanged': 'View changed',
  'event.viewRemoved': 'View removed',
} as const
