export { engines } from '../db.ts'
export { createTestDatabase, type TestDatabase } from './create-test-database.ts'
