// Preloaded into a program (`node --import`): its time of day is off by CLOCK_SHIFT_MS, and SIGUSR2 steps it by CLOCK_STEP_MS.
let shift = Number(process.env.CLOCK_SHIFT_MS ?? 0)
process.on('SIGUSR2', () => {
  shift += Number(process.env.CLOCK_STEP_MS ?? 0)
})
const { now: unshifted } = Date
const now = () => unshifted() + shift
globalThis.Date = new Proxy(Date, {
  construct: (target, given, newTarget) => Reflect.construct(target, given.length > 0 ? given : [now()], newTarget),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})
