export type PasswordTry = {
  for: 'signIn' | 'passwordChange'
  email: string
  /** As `readAddress` gives it. */
  address: string
  /** The request's Cookie header. */
  cookies: string | null
}

export type SignInGuard = {
  /**
   * Runs `check` when the account's turn has come, and returns what it returned. Throws `tooMany` with `waitSeconds` in
   * its facts, without a check, when the turn is too far off.
   */
  run<T extends { outcome: 'right' | 'wrong' | 'disabled' }>(tried: PasswordTry, check: () => Promise<T>): Promise<T>
  /** The `Set-Cookie` line for a browser whose owner has just proved who they are. */
  rememberBrowser(email: string, cookies: string | null): string
}
