/** For the packages. */
export const patience = {
  // Limits for what hangs: what is awaited comes in moments, but takes much longer on a machine with other work.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 20_000 } },
  // The files of a worker share its modules, which takes half off the processor time of a package.
  isolate: false,
}
