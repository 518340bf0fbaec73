/** How many calls have gone out to Tencent, as the server itself counts them. */
export async function callsToTencent({ origin }: { origin: string }): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  const counts = text.matchAll(/^ekyc_tencent_call_seconds_count\{.*\} (\d+)$/gm)
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0)
}
