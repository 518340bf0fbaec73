export { createAuthority } from './authority.ts'
export { startProxy } from './proxy.ts'
