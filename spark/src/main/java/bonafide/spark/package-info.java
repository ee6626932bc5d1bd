/** The engine over Parquet on Apache Spark. */
@NullMarked
package bonafide.spark;

import org.jspecify.annotations.NullMarked;
