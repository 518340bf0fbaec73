export { agentFor } from './agent-for.ts'
export {
  type ConnectionFailure,
  connectionFailureOf,
  explainFailure,
  type FailureReason,
} from './connection-failure.ts'
export { ConnectionError, post } from './post.ts'
export { type Proxies, proxyFor } from './proxy-for.ts'
