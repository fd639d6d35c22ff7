/** Rows in the shape of a page: nothing jumps when the page is there. */
export function LoadingPage() {
  return (
    <div className="page" aria-busy="true">
      <div className="page-head">
        <span className="bone bone-title" />
      </div>
      <div className="bones">
        {Array.from({ length: 10 }, (_, row) => (
          <span key={row} className="bone" />
        ))}
      </div>
    </div>
  );
}
