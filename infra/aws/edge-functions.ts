/**
 * What runs at the edge, in the JavaScript of CloudFront Functions. They are texts because the
 * network runs them, not we; a test runs them here.
 */

/** Every address of the application is its one page; names of files stay what they are. */
export const pageOfAddress = `function handler(event) {
  var request = event.request;
  var last = request.uri.split('/').pop();
  if (request.uri === '/docs' || request.uri === '/docs/') request.uri = '/docs/index.html';
  else if (last.indexOf('.') < 0) request.uri = '/index.html';
  return request;
}`;

/** The origin sees its own name; the one that the browser saw travels beside it, never by proxy. */
export const tellHost = `function handler(event) {
  var request = event.request;
  request.headers['x-tandem-host'] = { value: request.headers.host.value };
  return request;
}`;

/** /files/<tenant>/<file> is the bucket's /<tenant>/<file>: the signature is for that. */
export const keyOfFile = `function handler(event) {
  var request = event.request;
  request.uri = request.uri.replace(/^\\/files/, '');
  return request;
}`;
