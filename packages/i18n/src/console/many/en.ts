export const en = {
  'event.exportBegun': 'Export begun',
  'event.exported': 'Verifications exported',
  'event.memberUnitChanged': 'Unit of a member changed',
  'event.viewSaved': 'View saved',
  'event.viewChanged': 'View changed',
  'event.viewRemoved': 'View removed',
} as const
