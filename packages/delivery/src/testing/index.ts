export { refusal, startMailServer } from './mail-server.ts'
export { startSmsServer } from './sms-server.ts'
