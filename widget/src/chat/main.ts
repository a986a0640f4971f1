import { createApp } from 'vue'
import App from './App.vue'
import './look.css'

const asked = new URLSearchParams(location.search)
// The frame stands in a page that may run from right to left, and belongs to it.
if (asked.get('dir') === 'rtl') document.documentElement.dir = 'rtl'

// What the settings of the console show is this app as well, without a shopper; shoppers never load that part.
if (asked.has('preview')) {
  void import('../preview/PreviewApp.vue').then(({ default: Preview }) => createApp(Preview).mount('#app'))
} else {
  createApp(App).mount('#app')
}
