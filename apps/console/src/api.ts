import type { AppRouter } from '@ekyc/api'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpLink } from '@trpc/client'
import { createTRPCOptionsProxy, type inferInput, type inferOutput } from '@trpc/tanstack-react-query'
import { failedPath, isSignedOut, isWorthRetrying } from '#/lib/failure.ts'

/** One request per call: a slow count must not hold back the list. */
export const api = createTRPCClient<AppRouter>({
  // An open console sends requests automatically, so they do not keep a session alive as a program's do.
  links: [httpLink({ url: '/api/trpc', headers: { 'x-ekyc-console': '1' } })],
})

const whenSignedOut: (() => void)[] = []

/** What happens when the server no longer knows who is asking: the handler that came last, until it is taken back. */
export function onSignedOut(handler: () => void): () => void {
  whenSignedOut.push(handler)
  return () => void whenSignedOut.splice(whenSignedOut.indexOf(handler), 1)
}

export const tellSignedOut = () => whenSignedOut.at(-1)?.()

/** team.me is asked by the router, which sends to sign-in by itself. */
const onError = (error: Error) => {
  if (isSignedOut(error) && failedPath(error) !== 'team.me') tellSignedOut()
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: { retry: isWorthRetrying, staleTime: 30_000 },
  },
})

export const trpc = createTRPCOptionsProxy<AppRouter>({ client: api, queryClient })

export type Member = inferOutput<typeof trpc.team.list>['items'][number]
export type TestSent = inferOutput<typeof trpc.settings.testSend>
export type Verification = inferOutput<typeof trpc.verifications.get>
export type Session = Verification['sessions'][number]
export type Attempt = Session['attempts'][number]
export type TimelineEvent = Verification['events'][number]
export type EvidenceLook = inferOutput<typeof trpc.evidence.look>
export type ListFilter = NonNullable<Extract<inferInput<typeof trpc.verifications.list>, object>['filter']>
export type VerificationPage = inferOutput<typeof trpc.verifications.list>
export type ListedVerification = VerificationPage['items'][number]
export type ManyPreview = inferOutput<typeof trpc.verifications.previewMany>
export type ManyReport = inferOutput<typeof trpc.verifications.extendMany>
export type SavedView = inferOutput<typeof trpc.views.list>['items'][number]
export type Counts = inferOutput<typeof trpc.verifications.counts>
export type SameVerification = inferOutput<typeof trpc.verifications.findSame>['items'][number]
export type CreateInput = inferInput<typeof trpc.verifications.create>
export type CreatedVerification = inferOutput<typeof trpc.verifications.create>
export type Profile = inferOutput<typeof trpc.profiles.list>['items'][number]
export type ImportView = inferOutput<typeof trpc.imports.get>
export type ImportSummary = inferOutput<typeof trpc.imports.list>['items'][number]
export type ImportRow = inferOutput<typeof trpc.imports.rows>['items'][number]
export type MessagesOfCase = inferOutput<typeof trpc.messages.list>
export type Message = MessagesOfCase['items'][number]
export type RecentMessage = inferOutput<typeof trpc.messages.recent>['items'][number]
export type Channels = inferOutput<typeof trpc.messages.channels>
export type SharedBy = inferInput<typeof trpc.messages.shared>['by']
export type UploadedPhoto = inferOutput<typeof trpc.comparePhotos.upload>
export type Overview = inferOutput<typeof trpc.overview.get>
export type Need = Overview['needs'][number]
export type SystemInfo = inferOutput<typeof trpc.system.info>
export type SystemDetails = NonNullable<SystemInfo['details']>
