"""A small grammar of French: enough sentences for a million articles, none of them about anybody.

Everything is in the singular and the third person, so that no agreement can go wrong.
"""

from random import Random

SUBJECTS = (
    *("la mairie d'une ville moyenne", "un collectif de chercheurs", "une coopérative agricole"),
    *(
        "le service informatique d'un hôpital",
        "l'association des usagers",
        "un réseau de pharmacies",
    ),
    *("l'éditeur d'un logiciel de caisse", "la médiathèque du quartier", "une ligue amateur"),
    *("le fabricant d'une montre connectée", "un lycée de campagne", "une équipe de bénévoles"),
    *("l'observatoire des pratiques", "un atelier de réparation", "une compagnie d'autocars"),
    *("le comité des parents", "une maison d'édition", "un laboratoire universitaire"),
    *("la régie des eaux", "un opérateur local", "une école d'infirmières"),
    *("le syndicat mixte", "un développeur solitaire", "une mutuelle régionale"),
)
ACTIONS = (
    *("publie un guide de bonnes pratiques", "renonce à collecter la position de ses usagers"),
    *("chiffre désormais toutes ses sauvegardes", "ouvre le code de son application"),
    *("réduit la durée de conservation des journaux", "abandonne les questions secrètes"),
    *("demande à ses fournisseurs de justifier chaque accès", "adopte les clés d'accès"),
    *("met fin au suivi publicitaire", "repousse la migration de ses serveurs"),
    *("restaure une copie complète en une matinée", "publie le récit d'une panne"),
    *("remplace un formulaire par une conversation", "passe ses archives au peigne fin"),
    *("mesure enfin sa consommation d'énergie", "forme son personnel à l'hameçonnage"),
    *("répare au lieu de remplacer", "confie ses statistiques à un tiers indépendant"),
    *("supprime les comptes inactifs", "rend lisibles ses conditions d'utilisation"),
    *("teste un vote à bulletin secret", "revient au papier pour les urgences"),
    *("partage ses données sans nommer personne", "signe une charte avec ses usagers"),
)
CIRCUMSTANCES = (
    *("après trois mois d'essais", "à la demande des usagers", "sans augmenter son budget"),
    *("au terme d'un long audit", "depuis le début de l'année", "à titre d'expérience"),
    *("malgré les réserves de la direction", "avec l'aide d'un laboratoire"),
    *("pour la première fois", "dans la plus grande discrétion", "en moins d'une semaine"),
    *("faute de mieux", "à contre-courant du secteur", "sur une idée venue du guichet"),
)
REMARKS = (
    *("Le choix a surpris.", "La mesure concerne d'abord les comptes inactifs."),
    *("Reste une question de calendrier.", "Le détail compte plus que l'annonce."),
    *("Rien, dans ce projet, n'était prévu ainsi.", "Le bilan sera public."),
    *("La méthode n'est pas neuve, mais elle a rarement été suivie jusqu'au bout.",),
    *("On y gagne en clarté ce que l'on y perd en vitesse.", "La suite dépendra du terrain."),
    *("Les premiers retours sont prudents.", "Il a fallu convaincre, puis recommencer."),
    *("Ce n'est pas une révolution, c'est un rangement.", "Le coût est resté modeste."),
    *("Chacun y voit midi à sa porte.", "L'idée tient sur une feuille."),
)
SAYINGS = (
    *("Nous n'avions plus le choix", "Il fallait bien commencer par un bout"),
    *("Le plus dur a été d'éteindre l'ancien système", "On nous demandait d'abord de la clarté"),
    *("Personne ne lisait ces fichiers", "Nous préférons une promesse courte et tenue"),
    *("La sécurité, c'est surtout du ménage", "Ce qui ne sert pas ne devrait pas exister"),
)
SPEAKERS = (
    *("une responsable du projet", "l'un des ingénieurs", "la directrice", "un usager"),
    *("le technicien de permanence", "une élue", "la bibliothécaire", "un chercheur associé"),
)
VERBS_OF_SPEECH = ("résume", "explique", "reconnaît", "glisse", "insiste", "sourit")
SUBHEADS = (
    *("Une décision lente", "Ce que cela change", "Le prix de la prudence", "Sur le terrain"),
    *("Des questions en suspens", "Une habitude à prendre", "Et maintenant ?", "Le revers"),
    *("Trois leçons", "Ce que disent les chiffres", "Retour au guichet", "Un précédent utile"),
)
KICKERS = ("Pratiques", "Terrain", "Enquête", "Décryptage", "Initiative", "Repères", "Métiers")
THEMES = ("Données", "Sauvegardes", "Téléphones", "Archives", "Chiffrement", "Énergie", "Accès")

OPENERS = (
    *("Merci pour cet article.", "Je ne suis pas convaincu.", "Enfin un texte clair."),
    *("Même constat chez nous.", "Une précision utile.", "Je me permets une nuance."),
    *("Lu avec intérêt.", "Cela rappelle quelque chose.", "Bonne question.", "Tout à fait."),
)
OPINIONS = (
    *("La vraie difficulté est de tenir dans la durée.", "On oublie toujours le coût caché."),
    *("Il manque le point de vue de ceux qui s'en servent.", "Le papier a du bon."),
    *("Dans mon service, nous avons essayé, puis renoncé.", "Chez nous cela fonctionne."),
    *("J'aurais aimé connaître le budget.", "Le calendrier me paraît optimiste."),
    *("Personne ne lit les conditions, et c'est bien le problème.", "Il fallait le dire."),
    *("On pourrait commencer par supprimer ce qui ne sert plus.", "L'idée est simple et bonne."),
    *("Encore faut-il que quelqu'un s'en occupe après l'inauguration.",),
)
CLOSERS = (
    *("", "", "À suivre.", "Bon courage à eux.", "Qu'en pensent les autres ?"),
    *("Je reviendrai lire la suite.", "Affaire à suivre, donc.", "C'était mon grain de sel."),
)
FIRST_NAMES = (
    *("Aline", "Basile", "Chloé", "Driss", "Élodie", "Fabien", "Gaëlle", "Hakim", "Irène"),
    *("Jules", "Karima", "Loïc", "Mona", "Noé", "Ophélie", "Quentin", "Rachida", "Simon"),
    *("Tess", "Ulysse", "Vanessa", "Wassim", "Yvonne", "Zoé", "Bruno", "Cécile", "Damien"),
)


def capital(text: str) -> str:
    return text[0].upper() + text[1:]


def statement(rng: Random) -> str:
    """« La mairie d'une ville moyenne adopte les clés d'accès faute de mieux. »"""
    parts = [rng.choice(SUBJECTS), rng.choice(ACTIONS)]
    if rng.random() < 0.6:
        parts.append(rng.choice(CIRCUMSTANCES))
    return capital(" ".join(parts)) + "."


def quotation(rng: Random) -> str:
    saying, verb, speaker = map(rng.choice, (SAYINGS, VERBS_OF_SPEECH, SPEAKERS))
    return f"« {saying} », {verb} {speaker}."


def paragraph(rng: Random) -> str:
    """Three to five sentences: a fact, what may be said of it, perhaps somebody who says it."""
    sentences = [statement(rng), rng.choice(REMARKS)]
    if rng.random() < 0.5:
        sentences.append(quotation(rng))
    sentences += [statement(rng), rng.choice(REMARKS)][: rng.randint(1, 2)]
    return " ".join(sentences)


def headline(rng: Random) -> str:
    subject, action = rng.choice(SUBJECTS), rng.choice(ACTIONS)
    form = rng.randrange(4)
    if form == 0:
        return f"{rng.choice(THEMES)} : {subject} {action}"
    if form == 1:
        return f"Pourquoi {subject} {action}"
    if form == 2:
        return f"Comment {subject} {action}"
    return capital(f"{subject} {action} {rng.choice(CIRCUMSTANCES)}")


def standfirst(rng: Random) -> str:
    return f"{statement(rng)} {rng.choice(REMARKS)}"


def remark(rng: Random) -> str:
    """A reader's comment of one to four sentences."""
    opinions = rng.sample(OPINIONS, rng.randint(1, 3))
    return " ".join([rng.choice(OPENERS), *opinions, rng.choice(CLOSERS)]).strip()


def reader_name(rng: Random) -> str:
    initial = rng.choice("ABCDEFGHLMNPRSTV")
    return f"{rng.choice(FIRST_NAMES)} {initial}."
