import { writeFileSync } from 'node:fs'
import sharp from 'sharp'

type Decoder = 'Jpeg' | 'Png' | 'Webp' | 'Svg'

/**
 * For a process that decodes strangers' pictures. Whatever a file claims to be, only these decoders ever see it, and where
 * memory runs out, Linux ends this process before the server.
 */
export function confineDecoding(decoders: readonly Decoder[]): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000')
  } catch {
    // Other systems have no such file.
  }
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: decoders.map((decoder) => `VipsForeignLoad${decoder}Buffer`) })
  sharp.cache(false)
}
