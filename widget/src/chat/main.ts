import { createApp } from 'vue'
import App from './App.vue'
import './look.css'

// What the settings of the console show is this app as well, without a shopper; shoppers never load that part.
if (new URLSearchParams(location.search).has('preview')) {
  void import('../preview/PreviewApp.vue').then(({ default: Preview }) => createApp(Preview).mount('#app'))
} else {
  createApp(App).mount('#app')
}
