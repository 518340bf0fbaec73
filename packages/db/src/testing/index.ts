export { engines } from '../db.ts'
export { copyTestDatabase, createEmptyDatabase, createTestDatabase, type TestDatabase } from './create-test-database.ts'
