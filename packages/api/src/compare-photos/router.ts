import { octetInputParser } from '@trpc/server/http'
import { procedure, router } from '../trpc.ts'
import { uploadPhoto } from './upload-photo.ts'

export const comparePhotosRouter = router({
  upload: procedure('comparePhotos.upload')
    .input(octetInputParser)
    .mutation(({ ctx, input }) => uploadPhoto(ctx, input)),
})
