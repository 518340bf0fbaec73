import type { Ctx } from '../context.ts'
import { renderPreview } from '../customer-pages/render-preview.ts'
import { checkOf } from './find-profile-version.ts'
import type { PreviewProfileInput } from './schema.ts'

/** The first page as a customer would read it under these settings, before they are saved. */
export async function previewProfile(
  ctx: Ctx,
  { locale, ...settings }: PreviewProfileInput,
): Promise<{ html: string }> {
  return { html: await renderPreview(ctx, { ...settings, ...checkOf(settings), locale }) }
}
