/** An error as Tencent answers it: with status 200, inside Response. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
