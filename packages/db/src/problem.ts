/** The database cannot be used as it is. The message is one line for the person who starts the server: what is wrong, what to do. */
export class DatabaseProblem extends Error {
  override readonly name = 'DatabaseProblem'
}
