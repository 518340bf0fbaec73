/** Says in a corner what was done, or what could not be. The words stay long enough to be read. */
export async function notify(text: string, tone: 'good' | 'bad' = 'good'): Promise<void> {
  try {
    const { toast } = await import('sonner')
    toast[tone === 'good' ? 'success' : 'error'](text)
  } catch {
    // Without a server the notice itself cannot be fetched.
    alert(text)
  }
}
