package bonafide.server.evaluation;

import bonafide.server.evaluation.PairList.Pair;
import bonafide.server.evaluation.PairList.People;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Works out who is who in a list without identifiers: pictures joined by mated pairs show one person. */
final class SamePeople {
    private final Map<String, String> parents = new HashMap<>();

    static List<Pair> joined(List<Pair> pairs) {
        SamePeople people = new SamePeople();
        pairs.stream().filter(Pair::mated).forEach(pair -> people.join(pair.reference(), pair.probe()));
        return pairs.stream()
                .map(pair -> new Pair(
                        pair.reference(),
                        pair.probe(),
                        pair.mated(),
                        new People(people.root(pair.reference()), people.root(pair.probe())),
                        pair.cohorts()))
                .toList();
    }

    private void join(String picture, String other) {
        parents.put(root(picture), root(other));
    }

    private String root(String picture) {
        String root = picture;
        for (String next = parents.get(root); next != null && !next.equals(root); next = parents.get(root)) {
            root = next;
        }
        parents.put(picture, root);
        return root;
    }
}
