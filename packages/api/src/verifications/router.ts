import { procedure, router } from '../trpc.ts'
import { cancelVerification } from './cancel-verification.ts'
import { countVerifications } from './count-verifications.ts'
import { createVerification } from './create-verification.ts'
import { dealWithDecline } from './deal-with-decline.ts'
import { extendVerification } from './extend-verification.ts'
import { findSame } from './find-same.ts'
import { getVerification } from './get-verification.ts'
import { listCreators } from './list-creators.ts'
import { listUnits } from './list-units.ts'
import { listVerifications } from './list-verifications.ts'
import { onEach } from './many/on-each.ts'
import { previewMany } from './many/preview-many.ts'
import { cancelManyInput, extendManyInput, previewManyInput } from './many/schema.ts'
import { previewPage } from './preview-page.ts'
import { replaceLink } from './replace-link.ts'
import { replacePhoto } from './replace-photo.ts'
import * as schema from './schema.ts'
import { updateVerification } from './update-verification.ts'
import { watchCounted } from './watch-changes.ts'

export const verificationsRouter = router({
  create: procedure('verifications.create')
    .input(schema.createVerificationInput)
    .mutation(({ ctx, input }) => createVerification(ctx, input)),
  findSame: procedure('verifications.create')
    .input(schema.findSameInput)
    .query(({ ctx, input }) => findSame(ctx, input)),
  list: procedure('verifications.read')
    .input(schema.listVerificationsInput)
    .query(({ ctx, input }) => listVerifications(ctx, input)),
  counts: procedure('verifications.read')
    .input(schema.countVerificationsInput)
    .query(({ ctx, input }) => countVerifications(ctx, input)),
  units: procedure('verifications.read').query(({ ctx }) => listUnits(ctx)),
  creators: procedure('verifications.read').query(({ ctx }) => listCreators(ctx)),
  get: procedure('verifications.read')
    .input(schema.verificationIdInput)
    .query(({ ctx, input }) => getVerification(ctx, input)),
  previewPage: procedure('verifications.create')
    .input(schema.previewPageInput)
    .query(({ ctx, input }) => previewPage(ctx, input)),
  update: procedure('verifications.update')
    .input(schema.updateVerificationInput)
    .mutation(({ ctx, input }) => updateVerification(ctx, input)),
  replacePhoto: procedure('verifications.update')
    .input(schema.replacePhotoInput)
    .mutation(({ ctx, input }) => replacePhoto(ctx, input)),
  replaceLink: procedure('verifications.update')
    .input(schema.replaceLinkInput)
    .mutation(({ ctx, input }) => replaceLink(ctx, input)),
  dealWithDecline: procedure('verifications.update')
    .input(schema.verificationIdInput)
    .mutation(({ ctx, input }) => dealWithDecline(ctx, input)),
  extend: procedure('verifications.update')
    .input(schema.extendVerificationInput)
    .mutation(({ ctx, input }) => extendVerification(ctx, input)),
  cancel: procedure('verifications.cancel')
    .input(schema.cancelVerificationInput)
    .mutation(({ ctx, input }) => cancelVerification(ctx, input)),
  // By POST, because an address has no room for 500 ids.
  previewMany: procedure('verifications.update')
    .input(previewManyInput)
    .mutation(({ ctx, input }) => previewMany(ctx, input)),
  extendMany: procedure('verifications.update')
    .input(extendManyInput)
    .mutation(({ ctx, input: { ids, ...input } }) =>
      onEach(ctx, ids, (id) => extendVerification(ctx, { id, ...input })),
    ),
  cancelMany: procedure('verifications.cancel')
    .input(cancelManyInput)
    .mutation(({ ctx, input: { ids, ...input } }) =>
      onEach(ctx, ids, (id) => cancelVerification(ctx, { id, ...input })),
    ),
  changes: procedure('verifications.watch').subscription(({ ctx, signal }) =>
    watchCounted(ctx, { signal, assertAllowed: ctx.assertAllowed }),
  ),
})
