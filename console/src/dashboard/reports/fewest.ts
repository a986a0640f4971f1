/** Below that many a percentile says little. */
export const FEWEST = 20
