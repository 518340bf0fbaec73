/** What the guardrails say: what is wrong or to be known, why, and what to do. Names in braces are values. */
export const findingWords = {
  // errors
  unknownField: 'Tencent has no such field. Remove it.',
  notTaken: '{reason}',
  wholeNumber: 'Write a whole number from {min} to {max}.',
  wholeHours: 'Write whole hours, from {min} to {max} ({days} days).',
  line: 'Write one line of at most {max} characters.',
  name: 'Give the profile a name of at most {max} characters.',
  address: 'Write a whole address that begins with https://.',
  oneLanguage: 'Choose one language at least.',
  actionsNeedLevel:
    'Actions need security level 2, 4 or 5; with level {level} Tencent refuses the call. Remove the actions or choose another level.',
  actionsTwo: 'Name one or two different actions of blink, mouth, nod and shake, with a comma and no space between.',
  color: 'Write the colour as #rrggbb; Tencent falls back to its own blue otherwise.',
  warningsOff: 'Document warnings are turned off, so none can be selected.',
  warningsUnknown: 'Choose among {codes}, each once, with a comma and no space between.',
  // warnings: the check
  faceOnly: 'A pass proves that a living person was there, and not who it was.',
  cardOnly: 'A pass proves that a card was read: nobody’s face is looked at.',
  silent: 'Silent liveness asks the customer for no action and shows no light. Choose 3 or more unless you want that.',
  levelFive: 'Tencent no longer lists level 5 and may refuse it. Choose 4.',
  downgrade:
    'Where a browser cannot do the chosen security level, Tencent falls back to silent liveness. Set 2 to refuse instead.',
  manyAttempts: 'One session allows {n} attempts, and an impostor as many. Set 3 or so.',
  shortTimeout: 'Tencent expects a video of about 6 s: {n} s leave hardly time for it. Leave it at 45.',
  startPageBack: 'Where Tencent falls back to silent liveness, it shows its start page all the same.',
  privacySkipped: 'Tencent’s agreement page is skipped: your own words must carry the customer’s consent to Tencent.',
  languageDecided: 'The customer’s own language takes its place at each start. Leave it out.',
  // warnings: the document
  noCardType: 'No card type is set, and Tencent names no default. Choose the card that your customers hold.',
  cardNotRead: 'No card is read in this check mode.',
  documentWarningsOff: 'Nothing points out a copy, a picture of a screen or an edited card. Turn the warnings on.',
  expiredPasses: 'An expired Hong Kong identity card passes. Turn this off unless you want that.',
  hongKongOnly: 'Tencent looks at this for Hong Kong identity cards only.',
  // warnings: the link
  longLink:
    'A link of more than 30 days is long forgotten, and whoever finds it can open it. Extend single ones instead.',
  manySessions: 'A customer who fails may begin {n} times, and so may an impostor. Set 3 or so.',
  noWayOut: 'No way is left for operators to give the link to the customer.',
  shareUntraced: 'Nothing records where a shared link goes. Prefer e-mail or SMS.',
  reminderTooLate:
    'The link can end after {hours} h, before its first reminder. Remind earlier or let the link live longer.',
  remindersCut: 'The link can end after {hours} h, when only {n} of {atMost} reminders have come.',
  remindersUnsent: 'Reminders go by e-mail or SMS, and both are off.',
} as const

export type FindingId = keyof typeof findingWords
