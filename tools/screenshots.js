// npm run screenshots: the walk of test/browser/every-page, with a picture of every page into docs/screenshots.
process.env.SCREENSHOTS = 'docs/screenshots'
process.argv.splice(2, Infinity, 'test/browser/every-page')
await import('./test.js')
