import { AppError } from '../errors.ts'

/** Each upload on its way holds up to 20 MB of this process's memory. */
const AT_ONCE = 25
const underWay = new Map<string, number>()

/** Refuses more than 25 uploads of one person at once with tooMany, before anything of them is read. */
export async function whileUploading<Result>(owner: string, work: () => Promise<Result>): Promise<Result> {
  const others = underWay.get(owner) ?? 0
  if (others >= AT_ONCE) {
    const words = `You are uploading ${AT_ONCE} photos at once. Wait until some are done, then upload this one again.`
    throw new AppError('tooMany', words, { field: 'photo', reason: 'tooManyAtOnce' })
  }
  underWay.set(owner, others + 1)
  try {
    return await work()
  } finally {
    const left = (underWay.get(owner) ?? 1) - 1
    if (left > 0) underWay.set(owner, left)
    else underWay.delete(owner)
  }
}
