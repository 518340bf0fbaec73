export type { Actor, ApiConfig, Changes, Clock, Ctx, Ids, Log, Meter, Ports, Random, UserActor } from './context.ts'
export { AppError } from './errors.ts'
