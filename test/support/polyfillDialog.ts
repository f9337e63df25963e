/** happy-dom shows a dialog as a browser does, save the focus and the `cancel` event, which the tests send. */
export function polyfillDialog(): void {
  HTMLDialogElement.prototype.showModal = function showModal() {
    if (this.open) throw new DOMException('already open', 'InvalidStateError')
    this.open = true
  }
}
