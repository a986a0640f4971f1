import { createApp } from 'vue'
import App from './App.vue'
import './look.css'

createApp(App).mount('#app')
