/** Node only: a browser has no native TensorFlow. See the twin file of Node. */
export async function loadTfjsNode(): Promise<boolean> {
  return false;
}
