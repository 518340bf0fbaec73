import { dialled, fields } from '@ekyc/domain'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'

/** The table of the world's numbers, the server's own, is fetched with the first number that is typed. */
const phoneReader = { queryKey: ['phoneReader'], queryFn: () => import('@ekyc/domain/phones'), staleTime: Infinity }

/** How the server reads a number: "Read as +65 9123 0004", or that no SMS can go to it. */
export function PhoneReading({ phone }: { phone: string }) {
  const t = useT()
  const isPhone = fields.phone.safeParse(phone).success
  const { data: info } = useQuery(trpc.system.info.queryOptions())
  const { data: reader } = useQuery({ ...phoneReader, enabled: isPhone, structuralSharing: false })
  if (!isPhone || !info || !reader) return null
  const number = dialled(phone)
  const shown = reader.showPhone(number, info.merchant?.country ?? null)
  if (shown) return <p>{t('phone.readAs', { phone: shown })}</p>
  return number.startsWith('+') ? null : <p>{t('phone.noCountryCode')}</p>
}
