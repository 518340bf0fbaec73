/** Similarity, 0 to 100, from which Tencent's comparison passes by default. Tencent may change it for an account. */
export const PASSING_SIMILARITY = 70
