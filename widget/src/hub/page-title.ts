/**
 * "(2) Shop" in the page's title. The page is the owner of its title: what it sets itself stays, and is counted in only
 * when there is something new to say.
 */
export function pageTitle() {
  let before = ''
  let counted: string | null = null

  return {
    count(unread: number) {
      if (document.title !== counted) before = document.title
      if (unread === 0) return this.restore()
      counted = `(${unread > 9 ? '9+' : unread}) ${before}`
      document.title = counted
    },
    restore() {
      if (document.title === counted) document.title = before
      counted = null
    },
  }
}
