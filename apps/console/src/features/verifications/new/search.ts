export type NewSearch = {
  /** The ended verification that the new one follows. */
  follows?: string
}

export const parseNewSearch = ({ follows }: Record<string, unknown>): NewSearch =>
  typeof follows === 'string' ? { follows } : {}
