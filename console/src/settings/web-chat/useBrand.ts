import { useClientHandle } from '@urql/vue'
import {
  computed,
  inject,
  onScopeDispose,
  provide,
  shallowRef,
  watch,
  type InjectionKey,
  type Ref,
} from 'vue'
import { BrandOfDocument, type BrandOfQuery } from '../generated'
import { colourOf, faultOfColour } from './checkTexts'
import type { WebChat } from './webChatForm'

type Brand = BrandOfQuery['brandOf']
const key: InjectionKey<Readonly<Ref<Brand | null>>> = Symbol('brand')

const DEBOUNCE_MS = 150

/** What the hub makes of the colour that stands in the form, saved or not; null: it is the hub's own. */
export const useBrand = () => inject(key)!

/** Asks the server, which alone knows what can be read. A colour that is half written changes nothing. */
export function provideBrand({ form }: WebChat) {
  const { client } = useClientHandle()
  // Shallow: it goes to the preview as it is.
  const brand = shallowRef<Brand | null>(null)
  const colour = computed(() => {
    const written = form.values?.brandColour ?? ''
    return faultOfColour(written) ? null : colourOf(written)
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))

  watch(
    colour,
    (now) => {
      clearTimeout(timer)
      if (now === '') brand.value = null
      else if (now !== null) timer = setTimeout(ask, brand.value ? DEBOUNCE_MS : 0, now)
    },
    { immediate: true },
  )

  async function ask(asked: string) {
    const { data } = await client.query(BrandOfDocument, { colour: asked }).toPromise()
    if (data && asked === colour.value) brand.value = data.brandOf
  }

  provide(key, brand)
}
