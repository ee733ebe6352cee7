/** What the chat adds to a page's window. */
interface Window {
  clausewise?: { readonly open: () => void; readonly close: () => void };
}
