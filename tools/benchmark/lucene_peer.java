// What Lucene takes to index a catalogue:
//
//   java -cp JARS lucene_peer.java TEXTS FOLDER
//
// TEXTS has an entity per line: its id, a tab, its text. One document per entity, EnglishAnalyzer,
// BM25, no positions stored beyond Lucene's own; one segment at the end. FOLDER is empty. Prints
// seconds and bytes as JSON; reading the lines counts, starting Java does not.
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.stream.Stream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

class LucenePeer {
  public static void main(String[] arguments) throws Exception {
    long begin = System.nanoTime();
    Path folder = Paths.get(arguments[1]);
    IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer());
    int entities = 0;
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader lines =
            Files.newBufferedReader(Paths.get(arguments[0]), StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        Document document = new Document();
        document.add(new StringField("id", line.substring(0, tab), Field.Store.YES));
        document.add(new TextField("text", line.substring(tab + 1), Field.Store.NO));
        writer.addDocument(document);
        ++entities;
      }
      writer.forceMerge(1);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) bytes += Files.size(file);
    }
    System.out.println(
        "{\"entities\": " + entities + ", \"seconds\": " + seconds + ", \"bytes\": " + bytes + "}");
  }
}
