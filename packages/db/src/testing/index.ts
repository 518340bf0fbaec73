export { engines } from '../db.ts'
export { createEmptyDatabase, createTestDatabase, type TestDatabase } from './create-test-database.ts'
