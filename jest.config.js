export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // Nothing here takes half as long, but on a machine that is busy with something else.
  testTimeout: 120_000,
  maxWorkers: 3,
  // What Jest keeps of each file's modules makes a worker slower from file to file.
  workerIdleMemoryLimit: '700MB',
}
