/** An instant as the API writes it: ISO 8601 in UTC. */
export const instant = (date: Date | null): string | null => date?.toISOString() ?? null
