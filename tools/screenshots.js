// npm run screenshots: the walks of test/browser/every-page and every-hub, with pictures into docs/screenshots.
process.env.SCREENSHOTS = 'docs/screenshots'
process.argv.splice(2, Infinity, 'test/browser/every-')
await import('./test.js')
