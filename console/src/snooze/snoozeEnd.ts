/** What a snooze waits for: a time, or something that happens. */
export type SnoozeEnd = { until: string } | { untilEvent: 'NEXT_OPENING' | 'SHOPPER_WRITES' }
