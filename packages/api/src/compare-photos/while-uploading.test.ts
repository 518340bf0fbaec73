import { expect, test } from 'vitest'
import { whileUploading } from './while-uploading.ts'

test('a person has 25 uploads at once, one more when one has ended or failed, and takes none of another’s', async () => {
  const ends: ((error?: Error) => void)[] = []
  const begin = (owner: string) =>
    whileUploading(
      owner,
      () => new Promise<void>((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve()))),
    )
  const running = Array.from({ length: 25 }, () => begin('usr_1'))
  const refusal = { code: 'tooMany', reason: 'tooManyAtOnce', message: expect.stringMatching(/^You .*\.$/) }
  await expect(begin('usr_1')).rejects.toMatchObject(refusal)
  const other = begin('usr_2')
  ends[0]?.(new Error('left in the middle'))
  await expect(running[0]).rejects.toThrow('left in the middle')
  ends[1]?.()
  await running[1]
  const later = [begin('usr_1'), begin('usr_1')]
  await expect(begin('usr_1')).rejects.toMatchObject(refusal)
  for (const end of ends) end()
  await Promise.all([...running.slice(1), other, ...later])
})
