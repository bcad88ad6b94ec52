/** Why Cairn does not start, as one sentence for whoever runs it. Shown without a stack; holds no secret. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
